package io.churnwarnings.model;

import java.util.List;

/** A document is no usable population model. */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    private final List<String> mistakes;

    ModelException(List<String> mistakes) {
        super(String.join("; ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Each mistake: the name, the value, and the allowed values. */
    public List<String> mistakes() {
        return mistakes;
    }
}
