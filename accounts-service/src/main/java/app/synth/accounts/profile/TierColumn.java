package app.synth.accounts.profile;

import app.synth.accounts.client.permission.Tier;
import jakarta.persistence.Converter;

/** How a tier stands in a column. */
@Converter
final class TierColumn extends CodeColumn<Tier> {
    TierColumn() {
        super(Tier::code, Tier::of);
    }
}
