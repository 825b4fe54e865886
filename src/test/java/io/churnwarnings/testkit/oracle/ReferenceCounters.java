package io.churnwarnings.testkit.oracle;

/**
 * How many of a customer's facts changed nothing, and why.
 *
 * @param duplicates facts that repeat another one
 * @param duplicatesOfOtherContent those of them that differ from what they repeat
 * @param tooOldToPlace facts from before what is remembered one by one
 * @param foldedEarly facts that were folded only because there were too many
 */
public record ReferenceCounters(
        int duplicates, int duplicatesOfOtherContent, int tooOldToPlace, int foldedEarly) {

    static final ReferenceCounters NONE = new ReferenceCounters(0, 0, 0, 0);

    ReferenceCounters plus(
            int duplicates, int duplicatesOfOtherContent, int tooOldToPlace, int foldedEarly) {
        return new ReferenceCounters(
                this.duplicates + duplicates,
                this.duplicatesOfOtherContent + duplicatesOfOtherContent,
                this.tooOldToPlace + tooOldToPlace,
                this.foldedEarly + foldedEarly);
    }
}
