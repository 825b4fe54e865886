package io.churnwarnings.tools.doctor.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings that are proposed, with a remark on each. */
public final class Draft {

    public static final String INPUT = "churn.input.";
    public static final String MAPPING = INPUT + "mapping.";

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();
    private final List<String> questions = new ArrayList<>();
    private String typePlace;

    /** Sets an option of the mapping. */
    public void map(String name, String value) {
        if (value != null) {
            settings.put(MAPPING + name, value);
        }
    }

    public void set(String key, String value) {
        settings.put(key, value);
    }

    /** Says something of a setting, in the file and to those who look on. */
    public void remark(String key, String text) {
        remarks.put(key, text);
    }

    /** Asks something that only the owner knows. */
    public void ask(String question) {
        questions.add(question);
    }

    public String get(String key) {
        return settings.get(key);
    }

    public String mapped(String name) {
        return settings.get(MAPPING + name);
    }

    /** Where the words stand, if a known shape tells it. */
    public void typeAt(String place) {
        typePlace = place;
    }

    /** Where the words stand; null if they stand nowhere. */
    public String typePlace() {
        return typePlace == null ? mapped("type") : typePlace;
    }

    /** Settings by key, in the order in which they are written. */
    public Map<String, String> settings() {
        return settings;
    }

    public Map<String, String> remarks() {
        return remarks;
    }

    public List<String> questions() {
        return questions;
    }

    /** The keys of what must be decided before a run. */
    public List<String> undecided() {
        return settings.entrySet().stream()
                .filter(entry -> isUndecided(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static boolean isUndecided(String value) {
        return value.equals(WordMeanings.UNDECIDED) || value.matches(".*:\\?(,.*)?");
    }
}
