package app.synth.experiments.testsupport;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Does the same thing many times at once. Not in virtual threads: on two cores two carriers that wait for a class to be
 * loaded, by a virtual thread that waits for a carrier, wait for ever.
 */
public final class AtOnce {
    private AtOnce() {}

    /** The answers, when all are there. */
    public static <T> List<T> times(int calls, Callable<T> call) throws InterruptedException, ExecutionException {
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            List<Future<T>> answers = threads.invokeAll(
                    IntStream.range(0, calls).mapToObj(i -> call).toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
