package io.churnwarnings.tools.input;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a command, so that all errors are reported at once. */
public final class UsageErrors {

    private final List<String> found = new ArrayList<>();

    /** A step of the check that may find something wrong. */
    public interface Step {
        void run() throws UsageException;
    }

    public void add(String mistake) {
        found.add(mistake);
    }

    /** Goes a step, and goes on after it whatever it finds. */
    public void gather(Step step) {
        try {
            step.run();
        } catch (UsageException e) {
            found.addAll(e.mistakes());
        }
    }

    /** The number that was given, or {@code otherwise} if none was or it is out of range. */
    public long inRange(String option, Number given, long otherwise, long least, long most) {
        long value = given == null ? otherwise : given.longValue();
        if (value < least || value > most) {
            add("%s must be %,d to %,d".formatted(option, least, most));
            return otherwise;
        }
        return value;
    }

    public boolean none() {
        return found.isEmpty();
    }

    /**
     * @throws UsageException with all that was found, if anything was
     */
    public void tell() {
        if (!none()) {
            throw new UsageException(found);
        }
    }
}
