package app.synth.accounts.verification;

import app.synth.accounts.profile.VerificationLevel;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A way to reach somebody. */
enum Channel {
    EMAIL(VerificationLevel.EMAIL, "An e-mail address such as ada@example.com") {
        /** Without case: providers that tell ada@ from Ada@ are not to be had any more, people who type either are. */
        @Override
        Optional<String> canonical(String text) {
            int at = text.lastIndexOf('@');
            if (at < 1) {
                return Optional.empty();
            }
            try {
                String address = text.substring(0, at).toLowerCase(Locale.ROOT)
                        + "@"
                        + IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
                return Optional.of(address)
                        .filter(whole -> whole.length() <= LONGEST_EMAIL)
                        .filter(whole -> MAILBOX.matcher(whole).matches());
            } catch (IllegalArgumentException noDomain) {
                return Optional.empty();
            }
        }
    },
    PHONE(VerificationLevel.PHONE, "A phone number with its country, such as +49 40 1234567") {
        @Override
        Optional<String> canonical(String text) {
            return Optional.of(BETWEEN_DIGITS.matcher(text).replaceAll(""))
                    .filter(number -> E_164.matcher(number).matches());
        }
    };

    private static final int LONGEST_EMAIL = 254;

    /** Nothing that means something in a mail's header. */
    private static final Pattern MAILBOX =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+){0,20}"
                    + "@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,10}[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ()./-]");
    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private final VerificationLevel level;
    private final String description;

    Channel(VerificationLevel level, String description) {
        this.level = level;
        this.description = description;
    }

    /** The one form of an address, however it is written; empty where it is none. */
    abstract Optional<String> canonical(String text);

    /** What proving an address proves. */
    VerificationLevel level() {
        return level;
    }

    /** What an address is, for people. */
    String description() {
        return description;
    }

    /** As it stands in paths and in the database. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Channel> of(String code) {
        return Stream.of(values())
                .filter(channel -> channel.code().equals(code))
                .findAny();
    }
}
