package io.churnwarnings.codec.file.row;

/**
 * Finds out which sign stands before the decimals of numbers, a point or a comma. {@code 1,5} and
 * {@code 1.234,50} tell it; {@code 1,234} alone does not.
 */
public final class DecimalSign {

    private int points;
    private int commas;
    private String pointed;
    private String withComma;
    private String either;

    /** Looks at a cell; what is no number tells nothing. */
    public void see(String cell) {
        if (cell.indexOf('.') < 0 && cell.indexOf(',') < 0) {
            return;
        }
        String core = core(cell);
        int point = core.lastIndexOf('.');
        int comma = core.lastIndexOf(',');
        if (point < 0 && comma < 0) {
            return;
        }
        char last = point > comma ? '.' : ',';
        if (point >= 0 && comma >= 0) {
            tells(last, cell);
        } else if (core.indexOf(last) != core.lastIndexOf(last)) {
            tells(last == '.' ? ',' : '.', cell);
        } else if (core.matches("[1-9][0-9]{0,2}[.,][0-9]{3}")) {
            either = either == null ? cell : either;
        } else {
            tells(last, cell);
        }
    }

    private void tells(char decimal, String cell) {
        if (decimal == '.') {
            points++;
            pointed = pointed == null ? cell : pointed;
        } else {
            commas++;
            withComma = withComma == null ? cell : withComma;
        }
    }

    /** Digits, points and commas of a number; empty if the cell is none. */
    private static String core(String cell) {
        String core = cell.replaceAll("[\\s\\u00a0\\u202f'\u2019]", "").replaceAll("^\\(|\\)$", "");
        core = core.replaceAll("^[+\\-]", "").replaceAll("^(\\p{Sc}|[A-Z]{3}(?=[-0-9]))", "");
        core = core.replaceAll("^[+\\-]", "").replaceAll("(\\p{Sc}|(?<=[0-9])[A-Z]{3})$", "");
        return core.matches("[0-9]*[.,][0-9]+|[0-9]{1,3}([.,][0-9]{3})+([.,][0-9]+)?") ? core : "";
    }

    /** The sign; a point where no number has one. */
    public char sign() {
        return commas > 0 && points == 0 ? ',' : '.';
    }

    /** The reason why the sign is ambiguous, or null. */
    public String doubt() {
        if (points > 0 && commas > 0) {
            return "'" + pointed.trim() + "' and '" + withComma.trim() + "' do not go together";
        }
        return points == 0 && commas == 0 && either != null
                ? "'" + either.trim() + "' may be a thousand or a fraction"
                : null;
    }

    /** Whether a number has shown it. */
    public boolean isShown() {
        return points + commas > 0;
    }
}
