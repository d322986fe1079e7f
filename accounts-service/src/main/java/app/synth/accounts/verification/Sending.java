package app.synth.accounts.verification;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code accounts.verification_sendings}: a code that was sent, or is being sent now. */
@NullUnmarked
@Entity
@Table(name = "verification_sendings")
public class Sending extends PanacheEntityBase {
    @Id
    @Column(name = "sending_id")
    UUID sendingId;

    @Column(name = "user_id")
    UUID userId;

    @Column(name = "channel")
    String channel;

    @Column(name = "address")
    String address;

    @Column(name = "sent_at")
    Instant sentAt;
}
