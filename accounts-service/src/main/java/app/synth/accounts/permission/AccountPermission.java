package app.synth.accounts.permission;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code accounts.account_permissions}: one cell of the matrix. */
@NullUnmarked
@Entity
@Table(name = "account_permissions")
public class AccountPermission extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "account_type")
    String accountType;

    @Column(name = "permission_key")
    String permissionKey;

    @Column(name = "granted")
    boolean granted;
}
