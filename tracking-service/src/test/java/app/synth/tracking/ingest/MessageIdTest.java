package app.synth.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageIdTest {
    @Test
    void theSameTextIsTheSameMessage() {
        assertThat(MessageId.of("m-1")).isEqualTo(MessageId.of("m-1"));
        assertThat(MessageId.of("m-1").key()).isNotEqualTo(MessageId.of("M-1").key());
        assertThat(MessageId.of("m-1").key()).isNotEqualTo(MessageId.of("m-1 ").key());
    }

    /** As UTF-8 each of these would be the same question marks. */
    @Test
    void idsThatAreNotUnicodeStayApart() {
        Set<UUID> keys = new HashSet<>();
        for (char half = Character.MIN_SURROGATE; half <= Character.MAX_SURROGATE; half++) {
            keys.add(MessageId.of("m-" + half).key());
        }
        keys.add(MessageId.of("m-?").key());
        keys.add(MessageId.of("m-\ufffd").key());
        keys.add(MessageId.of("m-\0").key());
        assertThat(keys).hasSize(Character.MAX_SURROGATE - Character.MIN_SURROGATE + 4);
    }

    @Test
    void theServersOwnAreTimeOrderedUuids() {
        long before = System.currentTimeMillis();
        UUID made = UUID.fromString(MessageId.of(null).text());
        assertThat(made.version()).isEqualTo(7);
        assertThat(made.variant()).isEqualTo(2);
        assertThat(made.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
        assertThat(MessageId.of(null)).isNotEqualTo(MessageId.of(null));
    }
}
