package app.synth.example.bad.two;

import jakarta.ws.rs.Path;

/** A resource that remembers. */
@Path("/bad")
public final class StatefulResource {
    private int calls;

    public int call() {
        calls++;
        return calls;
    }
}
