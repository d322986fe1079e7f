package app.synth.example.good.thing;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A record may be registered for the native executable. */
@RegisterForReflection
public record Thing(String name) {}
