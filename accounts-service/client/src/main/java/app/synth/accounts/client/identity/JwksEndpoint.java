package app.synth.accounts.client.identity;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;

/** The identity provider's published key set, as RFC 7517 JSON. */
interface JwksEndpoint {
    @GET
    Uni<String> keySet();
}
