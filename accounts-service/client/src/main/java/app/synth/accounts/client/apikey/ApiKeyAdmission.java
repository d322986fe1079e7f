package app.synth.accounts.client.apikey;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Says, of the methods that allow keys, that they do. */
@AllowsApiKey
@Provider
@Priority(Priorities.AUTHORIZATION)
public class ApiKeyAdmission implements ContainerRequestFilter {
    static final String ADMITTED = ApiKeyAdmission.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(ADMITTED, Boolean.TRUE);
    }
}
