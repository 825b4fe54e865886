package io.churnwarnings.tools.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings that are proposed, with what has to be said of each. */
final class Draft {

    static final String INPUT = "churn.input.";
    static final String MAPPING = INPUT + "mapping.";

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();
    private final List<String> questions = new ArrayList<>();
    private String typePlace;

    /** Sets an option of the mapping. */
    void map(String name, String value) {
        if (value != null) {
            settings.put(MAPPING + name, value);
        }
    }

    void set(String key, String value) {
        settings.put(key, value);
    }

    /** Says something of a setting, in the file and to those who look on. */
    void remark(String key, String text) {
        remarks.put(key, text);
    }

    /** Asks something that only the owner knows. */
    void ask(String question) {
        questions.add(question);
    }

    String get(String key) {
        return settings.get(key);
    }

    String mapped(String name) {
        return settings.get(MAPPING + name);
    }

    /** Where the words stand, if a known shape tells it. */
    void typeAt(String place) {
        typePlace = place;
    }

    /** Where the words stand; null if they stand nowhere. */
    String typePlace() {
        return typePlace == null ? mapped("type") : typePlace;
    }

    /** Settings by key, in the order in which they are written. */
    Map<String, String> settings() {
        return settings;
    }

    Map<String, String> remarks() {
        return remarks;
    }

    List<String> questions() {
        return questions;
    }

    /** The keys of what must be decided before a run. */
    List<String> undecided() {
        return settings.entrySet().stream()
                .filter(entry -> isUndecided(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static boolean isUndecided(String value) {
        return value.equals(WordMeanings.UNDECIDED) || value.matches(".*:\\?(,.*)?");
    }
}
