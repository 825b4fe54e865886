package io.churnwarnings.tools.doctor.shape;

/** What the words at a place mean, as churn.input.mapping.types has it. */
record Words(Field field, boolean toldAgain, boolean withRefunds) {

    String text() {
        StringBuilder text = new StringBuilder();
        for (String word : field.values.keySet()) {
            text.append(text.isEmpty() ? "" : ",")
                    .append(escaped(word))
                    .append(':')
                    .append(meaning(word));
        }
        return text.toString();
    }

    /**
     * Where an order is told once, in the state in which it is, a cancelled one was bought as well;
     * where it is told at each change, that was told before.
     */
    private String meaning(String word) {
        String meaning = WordMeanings.of(word);
        return switch (meaning) {
            case "purchase" -> withRefunds ? "purchase+refund" : meaning;
            case "cancellation" ->
                    toldAgain
                            ? meaning
                            : withRefunds
                                    ? "purchase+refund+cancellation"
                                    : "purchase+cancellation";
            case "refund" -> withRefunds ? "purchase+refund" : toldAgain ? meaning : "?";
            default -> meaning;
        };
    }

    /** A word as it is written where signs have a meaning. */
    static String escaped(String word) {
        return word.replaceAll("([\\\\,|&*:])", "\\\\$1");
    }

    /** The words of a flag: what its yes means, and every other word. */
    static String ofFlag(Field flag, String yes, String no) {
        StringBuilder text = new StringBuilder();
        Looks.yes(flag).forEach(word -> text.append(word).append(':').append(yes).append(','));
        return text.append("*:").append(no).toString();
    }
}
