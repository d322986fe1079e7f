package app.synth.accounts.permission;

import app.synth.accounts.client.permission.Resource;
import java.util.UUID;

/** The question whether a user owns a resource: by an approved claim, or as the creator of an event. */
record Ownership(UUID user, Resource resource) {}
