package io.churnwarnings.tools.fit;

/**
 * Logistic regression by Newton's method, of a label on a few numbers. The intercept comes first
 * and is not among the numbers.
 */
final class LogisticRegression {

    private static final int MOST_STEPS = 100;
    private static final double REST = 1e-10;

    private final double[][] rows;
    private final boolean[] labels;
    private final int size;
    private final double[] coefficients;
    private double log;

    /**
     * @param rows each with the numbers of one case
     * @param numbers how many of the numbers count, from the first on
     */
    LogisticRegression(double[][] rows, boolean[] labels, int numbers) {
        this.rows = rows;
        this.labels = labels;
        size = numbers + 1;
        coefficients = new double[size];
        for (int i = 0; i < MOST_STEPS && step() > REST; i++) {
            // to rest
        }
        log = log();
    }

    /** The coefficient of a number. */
    double coefficient(int number) {
        return coefficients[number + 1];
    }

    /** The logarithm of the likelihood. */
    double logLikelihood() {
        return log;
    }

    private double step() {
        double[] gradient = new double[size];
        double[][] curvature = new double[size][size + 1];
        for (int i = 0; i < rows.length; i++) {
            double p = probability(i);
            for (int j = 0; j < size; j++) {
                gradient[j] += (labels[i] ? 1 - p : -p) * value(i, j);
                for (int k = 0; k < size; k++) {
                    curvature[j][k] += p * (1 - p) * value(i, j) * value(i, k);
                }
            }
        }
        double largest = 0;
        double[] change = solved(curvature, gradient);
        for (int j = 0; j < size; j++) {
            coefficients[j] += change[j];
            largest = Math.max(largest, Math.abs(change[j]));
        }
        return largest;
    }

    /** Gauss's elimination with pivots. */
    private double[] solved(double[][] a, double[] b) {
        for (int j = 0; j < size; j++) {
            a[j][size] = b[j];
        }
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
            }
            double[] swapped = a[pivot];
            a[pivot] = a[column];
            a[column] = swapped;
            for (int row = 0; row < size; row++) {
                double factor = row == column ? 0 : a[row][column] / a[column][column];
                for (int k = column; k <= size; k++) {
                    a[row][k] -= factor * a[column][k];
                }
            }
        }
        double[] solution = new double[size];
        for (int j = 0; j < size; j++) {
            solution[j] = a[j][size] / a[j][j];
        }
        return solution;
    }

    private double log() {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double p = probability(i);
            sum += Math.log(labels[i] ? p : 1 - p);
        }
        return sum;
    }

    private double probability(int i) {
        double sum = 0;
        for (int j = 0; j < size; j++) {
            sum += coefficients[j] * value(i, j);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private double value(int i, int j) {
        return j == 0 ? 1 : rows[i][j - 1];
    }
}
