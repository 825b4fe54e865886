package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes of a shop's word for what happened the type of a fact. */
final class TypeReader {

    private static final String[] MEANINGS = {"purchase", "cancellation", "refund", "heartbeat"};

    private final JsonScalar[] meanings = new JsonScalar[MEANINGS.length];
    private final List<String> words = new ArrayList<>();
    private final List<JsonScalar> meant = new ArrayList<>();
    private final JsonScalar otherwise;

    /**
     * @param field what a type is called where something is wrong with it
     */
    TypeReader(String field, Map<String, String> translations) {
        for (int i = 0; i < MEANINGS.length; i++) {
            meanings[i] = new JsonScalar(field);
            meanings[i].set(JsonScalar.Kind.STRING);
            meanings[i].append(MEANINGS[i]);
        }
        translations.forEach(
                (word, meaning) -> {
                    words.add(word);
                    meant.add(meaning(meaning));
                });
        String any = translations.get(InputMapping.ANY);
        otherwise = any == null ? null : meaning(any);
    }

    /** The type with a canonical name. */
    JsonScalar meaning(String name) {
        return meanings[List.of(MEANINGS).indexOf(name)];
    }

    /** What a word means; itself if nothing is said of it. */
    JsonScalar translate(JsonScalar written) {
        if (!written.isAbsent()) {
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).contentEquals(written)) {
                    return meant.get(i);
                }
            }
        }
        return otherwise == null ? written : otherwise;
    }
}
