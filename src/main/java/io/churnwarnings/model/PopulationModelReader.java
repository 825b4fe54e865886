package io.churnwarnings.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/**
 * Reads a population model from its JSON document. Unknown names are ignored, as is the description
 * of the fit; a null value counts as absent.
 */
public final class PopulationModelReader {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private static final int MOST_LETTERS = 256;

    /**
     * Around the parameters of any shop by many orders of magnitude; within it nothing overflows.
     */
    private static final double LEAST = 1e-9;

    private static final double MOST = 1e9;
    private static final double MOST_LOG_DAYS = 50;
    private static final double MOST_LOG_MONEY = 50;
    private static final double MOST_BETA = 1_000;
    private static final double MOST_MONEY = 1e15;
    private static final double MOST_DAYS = 365_250;
    private static final double MOST_WEIGHT = 1_000_000;

    private PopulationModelReader() {}

    /**
     * Reads a model.
     *
     * @throws ModelException with all mistakes, if there is any
     */
    public static PopulationModel read(byte[] document) throws ModelException {
        JsonNode root = parse(document);
        if (!root.isObject()) {
            throw new ModelException(List.of("must be a JSON object"));
        }
        ModelPart part = new ModelPart(root);
        OrderValue value = part.part("value", PopulationModelReader::value);
        SpendModel spend = part.part("spend", PopulationModelReader::spend);
        PopulationModel model =
                new PopulationModel(
                        part.text("modelVersion", MOST_LETTERS),
                        part.optional("meanGapDays", LEAST, MOST_DAYS),
                        part.optional("priorWeight", 0, MOST_WEIGHT),
                        part.part("gamma", PopulationModelReader::gamma),
                        part.part("logNormal", PopulationModelReader::logNormal),
                        part.optional("horizonDays", LEAST, MOST_DAYS),
                        part.part("lines", PopulationModelReader::lines),
                        value,
                        spend,
                        value == null && spend == null ? null : part.currency("currency"));
        if (!part.mistakes().isEmpty()) {
            throw new ModelException(part.mistakes());
        }
        return model;
    }

    private static JsonNode parse(byte[] document) throws ModelException {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new ModelException(
                    List.of(
                            "is not JSON, in line %d"
                                    .formatted(
                                            e.getLocation() == null
                                                    ? 1
                                                    : e.getLocation().getLineNr())));
        } catch (IOException e) {
            throw new ModelException(List.of("is not JSON: " + e.getMessage()));
        }
    }

    private static LinePrices lines(ModelPart part) {
        LinePrices prices =
                new LinePrices(part.price("atRiskPrice"), part.price("likelyLostPrice"));
        if (prices.likelyLost() > prices.atRisk()) {
            part.mistake("likelyLostPrice", "at most atRiskPrice, which is " + prices.atRisk());
        }
        return prices;
    }

    private static OrderValue value(ModelPart part) {
        return new OrderValue(
                part.number("meanLog", -MOST_LOG_MONEY, MOST_LOG_MONEY),
                part.number("k", LEAST, MOST),
                part.number("beta", -MOST_BETA, MOST_BETA));
    }

    private static SpendModel spend(ModelPart part) {
        return new SpendModel(
                part.number("p", LEAST, MOST),
                part.number("q", 1 + LEAST, MOST),
                part.number("gamma", LEAST, MOST_MONEY));
    }

    private static GammaGaps gamma(ModelPart part) {
        return new GammaGaps(
                part.number("r", LEAST, MOST), part.number("alpha", LEAST, MOST), dropout(part));
    }

    private static LogNormalGaps logNormal(ModelPart part) {
        return new LogNormalGaps(
                part.number("mu0", -MOST_LOG_DAYS, MOST_LOG_DAYS),
                part.number("kappa", LEAST, MOST),
                part.number("nu", LEAST, MOST),
                part.number("sigma2", LEAST, MOST),
                dropout(part));
    }

    private static Dropout dropout(ModelPart part) {
        return new Dropout(part.number("a", LEAST, MOST), part.number("b", LEAST, MOST));
    }
}
