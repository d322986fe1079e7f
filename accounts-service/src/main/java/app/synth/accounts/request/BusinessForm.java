package app.synth.accounts.request;

import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.profile.AccountType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What has to be known of somebody who wants to be more than a user, per account type: the fields of {@code business_info},
 * each required unless it is optional. There are no others.
 */
enum BusinessForm {
    ARTIST(
            AccountType.ARTIST,
            new Field("stage_name", true, (sent, field) -> sent.text(field, Limits.NAME)),
            new Field("genres", true, (sent, field) -> sent.texts(field, Limits.GENRES, Limits.WORD)),
            new Field("links", false, BusinessForm::links)),
    VENUE(
            AccountType.VENUE,
            new Field("legal_name", true, (sent, field) -> sent.text(field, Limits.NAME)),
            new Field("address", true, (sent, field) -> sent.text(field, Limits.ADDRESS)),
            new Field("city", true, (sent, field) -> sent.text(field, Limits.WORD)),
            new Field("capacity", true, (sent, field) -> sent.number(field, 1, Limits.CAPACITY))),
    PROMOTER(
            AccountType.PROMOTER,
            new Field("legal_name", true, (sent, field) -> sent.text(field, Limits.NAME)),
            new Field("country", true, BusinessForm::country),
            new Field("registration_number", false, (sent, field) -> sent.text(field, Limits.WORD))),
    VENUE_MANAGER(
            AccountType.VENUE_MANAGER,
            new Field("venue_name", true, (sent, field) -> sent.text(field, Limits.NAME)),
            new Field("role", true, (sent, field) -> sent.text(field, Limits.WORD))),
    MEDIA(
            AccountType.MEDIA,
            new Field("outlet_name", true, (sent, field) -> sent.text(field, Limits.NAME)),
            new Field("website", true, (sent, field) -> link(sent, field, sent.text(field, Limits.LINK))));

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]+");
    private static final Field CONTACT_EMAIL = new Field("contact_email", true, BusinessForm::email);

    private final AccountType type;
    private final List<Field> fields;

    BusinessForm(AccountType type, Field... fields) {
        this.type = type;
        this.fields = List.of(fields);
    }

    /** Reads one field that is there; refuses it with 400 if it is not as it must be. */
    private interface Reading {
        Object read(SentObject sent, String field);
    }

    private record Field(String name, boolean required, Reading reading) {}

    /** In characters, items and people. */
    private static final class Limits {
        static final int NAME = 200;
        static final int WORD = 100;
        static final int ADDRESS = 500;
        static final int LINK = 500;
        static final int EMAIL = 254;
        static final int GENRES = 20;
        static final int LINKS = 20;
        static final int CAPACITY = 1_000_000;
    }

    /** The form of a type; empty for types that are not asked for. */
    static Optional<BusinessForm> of(AccountType type) {
        for (BusinessForm form : values()) {
            if (form.type == type) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    AccountType type() {
        return type;
    }

    /**
     * What was sent, if it fills the form; else 400 with the path of the first field that is not as it must be.
     *
     * @param form the field that holds the form
     */
    Map<String, Object> read(SentObject body, String form) {
        var all = new ArrayList<>(fields);
        all.add(CONTACT_EMAIL);
        SentObject sent = body.object(form, all.stream().map(Field::name).collect(Collectors.toSet()));
        Map<String, Object> filled = new LinkedHashMap<>();
        for (Field field : all) {
            if (field.required || sent.has(field.name)) {
                filled.put(field.name, field.reading.read(sent, field.name));
            }
        }
        return filled;
    }

    private static List<String> links(SentObject sent, String field) {
        List<String> links = sent.texts(field, Limits.LINKS, Limits.LINK);
        for (int i = 0; i < links.size(); i++) {
            link(sent, field + "[" + i + "]", links.get(i));
        }
        return links;
    }

    /** Only what a browser can follow without running it. */
    private static String link(SentObject sent, String place, String text) {
        try {
            URI link = new URI(text);
            if (("https".equalsIgnoreCase(link.getScheme()) || "http".equalsIgnoreCase(link.getScheme()))
                    && link.getHost() != null
                    && link.getUserInfo() == null) {
                return text;
            }
        } catch (URISyntaxException notOne) {
            throw sent.wrong(place, "It is a link that begins with https:// or http://");
        }
        throw sent.wrong(place, "It is a link that begins with https:// or http://");
    }

    private static String country(SentObject sent, String field) {
        String country = sent.text(field, 2);
        if (!COUNTRY.matcher(country).matches()) {
            throw sent.wrong(field, "It is a country's code of two letters (ISO 3166), such as DE");
        }
        return country;
    }

    private static String email(SentObject sent, String field) {
        String email = sent.text(field, Limits.EMAIL);
        if (!EMAIL.matcher(email).matches()) {
            throw sent.wrong(field, "It is an e-mail address");
        }
        return email;
    }
}
