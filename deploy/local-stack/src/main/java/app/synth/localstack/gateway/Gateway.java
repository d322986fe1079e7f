package app.synth.localstack.gateway;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The local stack's front door: one HTTP server on loopback that passes every request to the service it belongs to. */
public final class Gateway implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);

    /** Says of connections that were cut that they were, but not whose; who supervises the services says which ended. */
    private static final Logger CUT_CONNECTIONS = Logger.getLogger("io.vertx.core.net.impl.ConnectionBase");

    private final Vertx vertx;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean closing;

    private Gateway(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Listens from its return on.
     *
     * @param services port of each service by its name in the route table
     */
    public static Gateway start(int port, RouteTable routes, Map<String, Integer> services, LocalEndpoints local) {
        return start(port, routes, services, local, null);
    }

    /**
     * Listens from its return on, and serves the demo too.
     *
     * @param services port of each service by its name in the route table
     */
    public static Gateway start(
            int port,
            RouteTable routes,
            Map<String, Integer> services,
            LocalEndpoints local,
            @Nullable DemoEndpoints demo) {
        CUT_CONNECTIONS.setLevel(Level.OFF);
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        Gateway gateway = new Gateway(vertx);
        // One verticle per processor: a server outside of verticles would use a single thread.
        DeploymentOptions onEveryProcessor =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        try {
            await(vertx.deployVerticle(
                    () -> new GatewayVerticle(gateway, port, routes, services, local, demo), onEveryProcessor));
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
        return gateway;
    }

    /** Takes no new requests, gives those in flight their time to end, and closes. */
    public void close(Duration patience) {
        closing = true;
        Instant deadline = Instant.now().plus(patience);
        while (inFlight.get() > 0 && Instant.now().isBefore(deadline)) {
            pause();
        }
        await(vertx.close());
    }

    @Override
    public void close() {
        close(Duration.ZERO);
    }

    /** Counts the request as in flight until its answer is sent or its client gone; false if it came too late. */
    boolean admit(HttpServerRequest request) {
        if (closing) {
            return false;
        }
        inFlight.incrementAndGet();
        Promise<Void> over = Promise.promise();
        over.future().onComplete(ended -> inFlight.decrementAndGet());
        request.response().endHandler(ended -> over.tryComplete());
        request.response().closeHandler(closed -> over.tryComplete());
        return true;
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(START_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the gateway: " + e.getMessage(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
