package app.synth.accounts.profile;

/** What becomes of a change of a profile. */
sealed interface ProfileUpdate {

    /** It is as it was to be. */
    record Done(Profile profile) implements ProfileUpdate {}

    /** It is not at the version that the change was made for. */
    record Stale() implements ProfileUpdate {}
}
