package io.churnwarnings.tools.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.churnwarnings.model.Dropout;
import io.churnwarnings.model.GammaGaps;
import io.churnwarnings.model.LogNormalGaps;
import io.churnwarnings.model.PopulationModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A population model with all its parts, and what it was fitted on.
 *
 * @param model the model
 * @param fittedOn the history
 */
public record FittedModel(PopulationModel model, FittedOn fittedOn) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final int DAY_LETTERS = 10;
    private static final int VERSION_BYTES = 4;

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** The same with another model of the same history. */
    public FittedModel with(PopulationModel other) {
        return new FittedModel(other, fittedOn);
    }

    /** The same with a version that follows from the rest: another history has another one. */
    public FittedModel named() {
        String day = INSTANT.format(Instant.ofEpochMilli(fittedOn.to())).substring(0, DAY_LETTERS);
        String hash = HexFormat.of().formatHex(sha256(document()), 0, VERSION_BYTES);
        return new FittedModel(model.named("fit-" + day + "-" + hash), fittedOn);
    }

    private static byte[] sha256(byte[] document) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(document);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The document that the job reads, in UTF-8. */
    public byte[] document() {
        return document(null);
    }

    /**
     * The same for a running job.
     *
     * @param effectiveFrom from when on the job is to judge by it, or null
     */
    public byte[] document(Instant effectiveFrom) {
        ObjectNode root = JSON.createObjectNode();
        root.put("modelVersion", model.modelVersion());
        if (effectiveFrom != null) {
            root.put("effectiveFrom", INSTANT.format(effectiveFrom));
        }
        root.put("meanGapDays", model.meanGapDays());
        root.put("priorWeight", model.priorWeight());
        GammaGaps gamma = model.gamma();
        ObjectNode first = root.putObject("gamma").put("r", gamma.r()).put("alpha", gamma.alpha());
        add(gamma.dropout(), first);
        LogNormalGaps log = model.logNormal();
        ObjectNode second = root.putObject("logNormal");
        second.put("mu0", log.mu0()).put("kappa", log.kappa());
        second.put("nu", log.nu()).put("sigma2", log.sigma2());
        add(log.dropout(), second);
        root.put("horizonDays", model.horizonDays());
        addMoney(root);
        root.putObject("fittedOn")
                .put("customers", fittedOn.customers())
                .put("gaps", fittedOn.gaps())
                .put("from", INSTANT.format(Instant.ofEpochMilli(fittedOn.from())))
                .put("to", INSTANT.format(Instant.ofEpochMilli(fittedOn.to())))
                .put("logLikelihoodGamma", fittedOn.logLikelihoodGamma())
                .put("logLikelihoodLogNormal", fittedOn.logLikelihoodLogNormal());
        try {
            return (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts can always be written", e);
        }
    }

    private void addMoney(ObjectNode root) {
        if (model.lines() != null) {
            root.putObject("lines")
                    .put("atRiskPrice", model.lines().atRisk())
                    .put("likelyLostPrice", model.lines().likelyLost());
        }
        if (model.value() != null) {
            root.putObject("value")
                    .put("meanLog", model.value().meanLog())
                    .put("k", model.value().k())
                    .put("beta", model.value().beta());
        }
        if (model.spend() != null) {
            root.putObject("spend")
                    .put("p", model.spend().p())
                    .put("q", model.spend().q())
                    .put("gamma", model.spend().gamma());
        }
        if (model.countsMoney()) {
            root.put("currency", model.currency());
        }
    }

    private static void add(Dropout dropout, ObjectNode part) {
        part.put("a", dropout.a()).put("b", dropout.b());
    }
}
