package io.churnwarnings.savepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.local.flink.InProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.junit.jupiter.api.Test;

class HandoverITCase {

    private static final int FOUND = 1_000;

    @Test
    void theResultsOfAllSubtasksAreHandedOver() throws Exception {
        List<Long> taken = new ArrayList<>();

        Handover.run(numbers(), taken::add);

        assertThat(taken).hasSize(FOUND).doesNotHaveDuplicates();
    }

    @Test
    void theExceptionOfAFailingVisitorIsRethrown() {
        IOException full = new IOException("the disk is full");

        assertThatThrownBy(
                        () ->
                                Handover.run(
                                        numbers(),
                                        number -> {
                                            throw full;
                                        }))
                .isSameAs(full);
    }

    private static DataStream<Long> numbers() {
        return InProcess.environment(2).fromSequence(1, FOUND);
    }
}
