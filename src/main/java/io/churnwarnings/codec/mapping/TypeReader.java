package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.json.JsonScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes of a shop's word for what happened what the record tells. */
public final class TypeReader {

    private static final String[] OWN = {"purchase", "cancellation", "refund", "heartbeat"};

    private final List<String> words = new ArrayList<>();
    private final List<Meaning> meanings = new ArrayList<>();
    private Meaning otherwise;

    /**
     * @param translations what the shop's words mean; where they say nothing of the canonical
     *     words, these mean themselves
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

    /** What a word means, or none; null if the mapping does not name it. */
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
