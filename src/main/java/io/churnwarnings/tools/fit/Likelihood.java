package io.churnwarnings.tools.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How likely customers are to have bought as they did, under a model with some parameters. */
abstract class Likelihood {

    private static final int CHUNK = 2_048;

    private final CustomerStates states;

    /** The different numbers of gaps that customers have shown, in rising order. */
    private final int[] distinctGaps;

    /** Where each customer's number of gaps stands among them. */
    private final int[] kinds;

    Likelihood(CustomerStates states) {
        this.states = states;
        distinctGaps =
                IntStream.range(0, states.size()).map(states::gaps).distinct().sorted().toArray();
        kinds =
                IntStream.range(0, states.size())
                        .map(i -> Arrays.binarySearch(distinctGaps, states.gaps(i)))
                        .toArray();
    }

    /** What is to be found, and within which limits. */
    abstract Scale[] scales();

    /** The same model for other customers. */
    abstract Likelihood of(CustomerStates others);

    /**
     * The logarithm of the likelihood of one customer.
     *
     * @param kind what {@link #prepare} made of the customer's number of gaps
     */
    abstract double ofCustomer(CustomerStates states, int customer, double[] parameters, Kind kind);

    /** Whatever depends on the parameters and the number of gaps alone. */
    abstract Kind prepare(int gaps, double[] parameters);

    CustomerStates states() {
        return states;
    }

    /**
     * The logarithm of the likelihood of all customers: the same for the same arguments, to the
     * last bit.
     */
    final double log(double[] parameters) {
        Kind[] prepared =
                Arrays.stream(distinctGaps)
                        .mapToObj(gaps -> prepare(gaps, parameters))
                        .toArray(Kind[]::new);
        int chunks = (states.size() + CHUNK - 1) / CHUNK;
        double[] sums =
                IntStream.range(0, chunks)
                        .parallel()
                        .mapToDouble(chunk -> sum(chunk, parameters, prepared))
                        .toArray();
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        return total;
    }

    private double sum(int chunk, double[] parameters, Kind[] prepared) {
        double sum = 0;
        int end = Math.min(states.size(), (chunk + 1) * CHUNK);
        for (int i = chunk * CHUNK; i < end; i++) {
            sum += ofCustomer(states, i, parameters, prepared[kinds[i]]);
        }
        return sum;
    }

    /** See {@link #prepare}. */
    interface Kind {}
}
