package app.synth.analytics.live;

import app.synth.accounts.client.identity.Credential;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who watches. One event is on its way and at most one waits for it; a newer one takes the place of the one that
 * waits. So whoever reads slowly misses events, and never holds more than two.
 */
final class Watcher {
    private final SseEventSink sink;
    private final Credential credential;
    private final Instant tokenEnds;
    private @Nullable OutboundSseEvent waiting;
    private boolean sending;
    private boolean leaving;
    private long sendingSince;

    Watcher(SseEventSink sink, Credential credential, Instant tokenEnds) {
        this.sink = sink;
        this.credential = credential;
        this.tokenEnds = tokenEnds;
    }

    Credential credential() {
        return credential;
    }

    boolean hasEnded(Instant now) {
        return !now.isBefore(tokenEnds);
    }

    boolean isGone() {
        return sink.isClosed();
    }

    /** Whether an event has been on its way for longer than that. */
    synchronized boolean isStuck(Duration longest) {
        return sending && System.nanoTime() - sendingSince > longest.toNanos();
    }

    /** @return false where an older event is lost */
    boolean offer(OutboundSseEvent event) {
        synchronized (this) {
            if (leaving) {
                return true;
            }
            if (sending) {
                boolean isFirst = waiting == null;
                waiting = event;
                return isFirst;
            }
            begin();
        }
        send(event);
        return true;
    }

    /** The last event, and nothing after it. */
    void leave(OutboundSseEvent last) {
        synchronized (this) {
            if (leaving) {
                return;
            }
            leaving = true;
            if (sending) {
                waiting = last;
                return;
            }
            begin();
        }
        send(last);
    }

    /** Without a word. */
    void cut() {
        sink.close();
    }

    private void begin() {
        sending = true;
        sendingSince = System.nanoTime();
    }

    private void send(OutboundSseEvent event) {
        if (sink.isClosed()) {
            return;
        }
        CompletionStage<?> sent = sink.send(event);
        sent.whenComplete((done, failure) -> {
            if (failure == null) {
                sendNext();
            } else {
                sink.close();
            }
        });
    }

    private void sendNext() {
        OutboundSseEvent next;
        boolean isLast;
        synchronized (this) {
            next = waiting;
            waiting = null;
            sending = false;
            isLast = next == null && leaving;
            if (next != null) {
                begin();
            }
        }
        if (next != null) {
            send(next);
        } else if (isLast) {
            sink.close();
        }
    }
}
