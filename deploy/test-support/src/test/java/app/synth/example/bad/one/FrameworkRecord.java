package app.synth.example.bad.one;

import io.vertx.core.json.JsonObject;

/** A record that cannot be without a framework. */
public record FrameworkRecord(JsonObject content) {}
