package io.churnwarnings.tools.doctor.shape;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.file.FilePeek;
import java.util.function.Consumer;

/** The oldest records of a topic. */
public record TopicSample(Sampled topic) implements Sample {

    @Override
    public void values(DecodingRules rules, long most, Consumer<byte[]> taker) throws Exception {
        topic.read(most, received -> taker.accept(received.value()));
    }

    @Override
    public void decode(DecodingRules rules, long most, FilePeek.Taker taker) throws Exception {
        FactDecoder decoder = new FactDecoder(rules);
        topic.read(
                most,
                received ->
                        decoder.decodeEach(
                                received,
                                null,
                                told ->
                                        taker.take(
                                                "partition %d, offset %d"
                                                        .formatted(
                                                                received.partition(),
                                                                received.offset()),
                                                received,
                                                told)));
    }

    @Override
    public boolean isOfFiles() {
        return false;
    }
}
