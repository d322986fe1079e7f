package app.synth.accounts.profile;

/** A profile as far as whoever asks may see it. */
public sealed interface ShownProfile permits ProfileView, PublicProfile {}
