package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.json.JsonScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Translates a shop's word for the type of a record into its meaning. */
public final class TypeReader {

    private static final String[] OWN = {"purchase", "cancellation", "refund", "heartbeat"};

    private final List<String> words = new ArrayList<>();
    private final List<Meaning> meanings = new ArrayList<>();
    private Meaning otherwise;

    /**
     * @param translations the meanings of the shop's words; canonical words without an entry mean
     *     themselves
     */
    public TypeReader(Map<String, String> translations) {
        translations.forEach(
                (word, meaning) -> {
                    if (word.equals(InputMapping.ANY)) {
                        otherwise = Meaning.parse(meaning);
                    } else {
                        words.add(word);
                        meanings.add(Meaning.parse(meaning));
                    }
                });
        for (String own : OWN) {
            if (!translations.containsKey(own) && otherwise == null) {
                words.add(own);
                meanings.add(Meaning.parse(own));
            }
        }
    }

    /** The meaning of a word, or of an absent one; null if the mapping does not have it. */
    public Meaning meaning(JsonScalar written) {
        if (!written.isBlank()) {
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).contentEquals(written)) {
                    return meanings.get(i);
                }
            }
        }
        return otherwise;
    }
}
