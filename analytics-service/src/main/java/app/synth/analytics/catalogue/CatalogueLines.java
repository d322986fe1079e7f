package app.synth.analytics.catalogue;

import app.synth.analytics.catalogue.CatalogueReport.RejectedLine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads newline-delimited JSON, line by line: a bad line costs nobody but itself. */
@ApplicationScoped
// No endpoint names them, so that a native executable would not be able to read them.
@RegisterForReflection(targets = {CatalogueEntry.Event.class, CatalogueEntry.Artist.class, CatalogueEntry.Venue.class})
class CatalogueLines {
    private final ObjectMapper mapper;
    private final Validator validator;

    /** @param entries the good ones; of those with the same id the last */
    record Parsed(int received, Collection<CatalogueEntry> entries, List<RejectedLine> rejected) {}

    CatalogueLines(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    Parsed parse(String body, Class<? extends CatalogueEntry> type) {
        // A misspelt field would be lost silently.
        ObjectReader reader = mapper.readerFor(type).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
        List<RejectedLine> rejected = new ArrayList<>();
        int received = 0;
        List<String> lines = body.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isBlank()) {
                continue;
            }
            received++;
            try {
                CatalogueEntry entry = reader.readValue(line);
                RejectedLine violation =
                        entry == null ? new RejectedLine(number, null, "null is no entry") : check(number, entry);
                if (violation == null) {
                    entries.put(Objects.requireNonNull(entry).id(), entry);
                } else {
                    rejected.add(violation);
                }
            } catch (JsonProcessingException notAnEntry) {
                rejected.add(new RejectedLine(number, field(notAnEntry), notAnEntry.getOriginalMessage()));
            }
        }
        return new Parsed(received, entries.values(), rejected);
    }

    private @Nullable RejectedLine check(int number, CatalogueEntry entry) {
        if (mapper.valueToTree(entry).toString().contains("\\u0000")) {
            return new RejectedLine(number, null, "Text must not contain the NUL character");
        }
        return validator.validate(entry).stream()
                .map(violation -> new RejectedLine(
                        number, snakeCase(violation.getPropertyPath().toString()), violation.getMessage()))
                .min((one, other) -> String.valueOf(one.field()).compareTo(String.valueOf(other.field())))
                .orElse(null);
    }

    private static @Nullable String field(JsonProcessingException failure) {
        return failure instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? mapping.getPath().stream()
                        .map(Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."))
                : null;
    }

    private static String snakeCase(String path) {
        return path.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
