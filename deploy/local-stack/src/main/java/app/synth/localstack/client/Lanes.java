package app.synth.localstack.client;

import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does a number of things, several at a time, and ends with the first failure. */
public final class Lanes {
    private final int number;

    /** @param number how many at a time */
    public Lanes(int number) {
        this.number = number;
    }

    /** One of the things to do. */
    @FunctionalInterface
    public interface Task<T> {
        void on(T item) throws IOException;
    }

    /** Does the task on every item, in no order; returns when all are done. */
    public <T> void each(Collection<T> items, Task<T> task) throws IOException {
        Iterator<T> waiting = items.iterator();
        int running = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(number)) {
            var done = new ExecutorCompletionService<Void>(threads);
            try {
                while (waiting.hasNext() || running > 0) {
                    while (waiting.hasNext() && running < number) {
                        T item = waiting.next();
                        done.submit(() -> {
                            task.on(item);
                            return null;
                        });
                        running++;
                    }
                    done.take().get();
                    running--;
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw failure(e);
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private static IOException failure(ExecutionException failed) {
        if (failed.getCause() instanceof IOException expected) {
            return expected;
        }
        throw new CompletionException(failed.getCause());
    }
}
