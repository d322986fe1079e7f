package app.synth.accounts.profile;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The API's documentation of a body that is read by hand. Nothing is ever bound to it. */
@Schema(name = "OwnProfile", description = "What is not sent stays as it is; null takes away.")
record OwnProfile(
        @Schema(maxLength = 200) @Nullable String name,

        @Schema(maxLength = 2000, description = "https") @Nullable
        String avatar_url,

        @Schema(maxLength = 2000) @Nullable String bio,
        @Schema(pattern = "@?[A-Za-z0-9._]{1,30}") @Nullable String instagram_handle,
        @Schema(maxLength = 50) @Nullable String gender,
        @Nullable LocalDate birthday,
        @Schema(maxLength = 100) @Nullable String city,
        @Schema(maxLength = 100) @Nullable String state,
        boolean is_public_profile) {}
