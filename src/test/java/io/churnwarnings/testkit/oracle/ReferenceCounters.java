package io.churnwarnings.testkit.oracle;

/**
 * The number of a customer's facts without effect, by cause.
 *
 * @param duplicates facts that repeat another one
 * @param duplicatesOfOtherContent those of them that differ from what they repeat
 * @param tooOldToPlace facts from before the oldest individually kept fact
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
