package app.synth.tracking.ingest;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Calls back once, some time later, on whatever thread. */
@FunctionalInterface
interface Alarm {
    void after(Duration time, Runnable call);

    /** Vert.x' timers, which know no time below a millisecond. */
    @ApplicationScoped
    class VertxAlarm implements Alarm {
        private final Vertx vertx;

        VertxAlarm(Vertx vertx) {
            this.vertx = vertx;
        }

        @Override
        public void after(Duration time, Runnable call) {
            vertx.setTimer(Math.max(1, time.toMillis()), rung -> call.run());
        }
    }
}
