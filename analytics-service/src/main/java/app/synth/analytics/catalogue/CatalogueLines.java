package app.synth.analytics.catalogue;

import app.synth.accounts.client.request.SentText;
import app.synth.analytics.catalogue.CatalogueReport.RejectedLine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads newline-delimited JSON, line by line: a bad line costs nobody but itself. */
@ApplicationScoped
// No endpoint names them, so that a native executable would not be able to read them.
@RegisterForReflection(targets = {CatalogueEntry.Event.class, CatalogueEntry.Artist.class, CatalogueEntry.Venue.class})
class CatalogueLines {
    private static final int REPORTED_AT_MOST = 1000;
    private static final int LONGEST_FIELD = 100;
    private static final int LONGEST_DETAIL = 300;

    private final ObjectMapper mapper;
    private final Validator validator;

    /**
     * @param entries the good ones; of those with the same id the last
     * @param rejectedCount lines that are not good
     * @param rejected the first of them
     */
    record Parsed(int received, Collection<CatalogueEntry> entries, int rejectedCount, List<RejectedLine> rejected) {}

    private record Fault(@Nullable String field, String detail) {
        /** Whatever was sent stands in there, however long it is. */
        RejectedLine at(int line) {
            return new RejectedLine(
                    line, field == null ? null : shortened(field, LONGEST_FIELD), shortened(detail, LONGEST_DETAIL));
        }

        private static String shortened(String text, int longest) {
            return text.length() <= longest ? text : text.substring(0, longest) + "…";
        }
    }

    CatalogueLines(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /** @param zones the time zones that are known */
    Parsed parse(String body, Class<? extends CatalogueEntry> type, Set<String> zones) {
        // A misspelt field would be lost silently, and so would half a seat.
        ObjectReader reader = mapper.readerFor(type)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
        List<RejectedLine> rejected = new ArrayList<>();
        int received = 0;
        int rejectedCount = 0;
        List<String> lines = body.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isBlank()) {
                continue;
            }
            received++;
            Fault fault = take(reader, line, zones, entries);
            if (fault != null && ++rejectedCount <= REPORTED_AT_MOST) {
                rejected.add(fault.at(number));
            }
        }
        return new Parsed(received, entries.values(), rejectedCount, rejected);
    }

    private @Nullable Fault take(
            ObjectReader reader, String line, Set<String> zones, Map<String, CatalogueEntry> entries) {
        try {
            CatalogueEntry entry = reader.readValue(line);
            Fault fault = entry == null ? new Fault(null, "null is no entry") : check(entry, zones);
            if (fault == null) {
                entries.put(Objects.requireNonNull(entry).id(), entry);
            }
            return fault;
        } catch (JsonProcessingException notAnEntry) {
            return new Fault(field(notAnEntry), notAnEntry.getOriginalMessage());
        }
    }

    private @Nullable Fault check(CatalogueEntry entry, Set<String> zones) {
        for (Map.Entry<String, JsonNode> field : mapper.valueToTree(entry).properties()) {
            if (!isStorable(field.getValue())) {
                return new Fault(field.getKey(), "Text must not contain NUL or half of a surrogate pair");
            }
        }
        String zone = entry.zone();
        if (zone != null && !zones.contains(zone)) {
            return new Fault("zone", "There is no time zone of this name; one is America/New_York");
        }
        if (entry instanceof CatalogueEntry.Event event
                && event.startsAt() != null
                && (event.startsAt().isBefore(CatalogueEntry.EARLIEST)
                        || !event.startsAt().isBefore(CatalogueEntry.LATEST))) {
            return new Fault("starts_at", "must be from 1800 to 2199");
        }
        return validator.validate(entry).stream()
                .map(violation -> new Fault(fieldOf(violation.getPropertyPath().toString()), violation.getMessage()))
                .min(Comparator.comparing(fault -> String.valueOf(fault.field())))
                .orElse(null);
    }

    private static boolean isStorable(JsonNode value) {
        return value.isTextual()
                ? SentText.isStorable(value.textValue())
                : value.valueStream().allMatch(CatalogueLines::isStorable);
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

    /** The field as it is sent; of something in a list, the list. */
    private static String fieldOf(String path) {
        return path.replaceAll("\\[.*", "")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
