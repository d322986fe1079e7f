package app.synth.tracking.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The validator as the tracking plan uses it: JSON Schema 2020-12, nothing fetched, patterns in linear time. */
// The validator finds its messages by name.
@RegisterResourceBundle(bundleName = "jsv-messages")
final class RuleSchemas {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/";

    /** Without a cache of its own: a plan is compiled once per version, and what it replaces may go. */
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaCacheEnabled(false)
                    .schemaLoader(loader -> loader.allow(iri ->
                            iri.toString().startsWith(DRAFT) || iri.toString().startsWith("classpath:")))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .locale(Locale.ENGLISH)
                            .regularExpressionFactory(LinearPattern::compile)
                            .build()));

    private static final Schema META = REGISTRY.getSchema(SchemaLocation.of(DRAFT + "schema"));

    private RuleSchemas() {}

    /** Of a schema that {@link SchemaGuard} has nothing against. */
    static Schema compile(JsonNode schema) {
        Schema compiled = REGISTRY.getSchema(schema);
        compiled.initializeValidators();
        return compiled;
    }

    /** Why this is no schema of JSON Schema 2020-12; null when it is one. */
    static @Nullable String malformed(JsonNode schema) {
        List<Error> errors = META.validate(schema);
        return errors.isEmpty() ? null : errors.getFirst().toString();
    }
}
