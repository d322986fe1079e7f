package app.synth.localstack.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final List<Integer> NUMBERS = IntStream.range(0, 200).boxed().toList();

    @Test
    void doesEverythingAndNeverMoreAtATimeThanThereAreLanes() throws IOException {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        new Lanes(3).each(NUMBERS, number -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            done.add(number);
            running.decrementAndGet();
        });
        assertThat(done).hasSameSizeAs(NUMBERS);
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void endsWithTheFirstFailure() {
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() -> new Lanes(2).each(NUMBERS, number -> {
                    begun.incrementAndGet();
                    throw new IOException("no " + number);
                }))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no ");
        assertThat(begun.get()).isLessThan(NUMBERS.size());
    }

    @Test
    void doesNotHideAFault() {
        assertThatThrownBy(() -> new Lanes(2).each(NUMBERS, number -> {
                    throw new IllegalStateException("fault");
                }))
                .hasCauseInstanceOf(IllegalStateException.class);
    }
}
