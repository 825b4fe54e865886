package io.churnwarnings.tools.doctor.shape;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether dates such as 05/03/2024 have the day first, as far as their values show it. */
final class DayOrder {

    private static final Pattern DATE =
            Pattern.compile("\\s*([0-9]{1,2})[/-]([0-9]{1,2})[/-][0-9]{2,4}\\b.*");

    private int highestFirst;
    private int highestSecond;

    void see(String text) {
        if (text.length() < 6 || text.length() > 40) {
            return;
        }
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            highestFirst = Math.max(highestFirst, Integer.parseInt(date.group(1)));
            highestSecond = Math.max(highestSecond, Integer.parseInt(date.group(2)));
        }
    }

    boolean isDayFirst() {
        return highestFirst > 12 && highestSecond <= 12;
    }

    boolean isMonthFirst() {
        return highestSecond > 12 && highestFirst <= 12;
    }
}
