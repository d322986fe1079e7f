package app.synth.testsupport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls each operation of an OpenAPI document with addresses that nobody should send: NULs, letters where the document
 * says number, times and ids and cursors that are none; each in each parameter that stands there. The answer is never a
 * fault of the service; a refusal is a problem with a code; and where the document says what a parameter may be, anything
 * else is 400 and named. Where a parameter of a GET has no value, the answer is as without it.
 *
 * <pre>{@code
 * assertThat(new WrongAddresses(URI.create("http://localhost:" + RestAssured.port), document)
 *                 .opening("bearer", "Authorization", "Bearer " + tokenOfAnAdmin)
 *                 .complaints())
 *         .isEmpty();
 * }</pre>
 */
public final class WrongAddresses {
    private final URI service;
    private final Map<String, Object> document;
    private final Map<String, Map<String, String>> credentials = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();

    /**
     * @param service where it listens, without a path
     * @param document as its JSON was read
     */
    public WrongAddresses(URI service, Map<String, Object> document) {
        this.service = service;
        this.document = document;
    }

    /** The header that opens what asks for this scheme, of somebody who may do everything. */
    public WrongAddresses opening(String scheme, String header, String value) {
        credentials.put(scheme, Map.of(header, value));
        return this;
    }

    /** What a parameter is while another is wrong, where neither its example nor the id of nothing will do. */
    public WrongAddresses where(String parameter, String value) {
        values.put(parameter, value);
        return this;
    }

    /** What was not answered as it must be, a line each. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        List<DescribedOperation> operations = DescribedOperation.of(document);
        if (operations.isEmpty()) {
            complaints.add("the document describes no operation");
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (DescribedOperation operation : operations) {
                Map<String, String> headers = headers(operation).orElse(null);
                if (headers == null) {
                    complaints.add(operation + ": nothing was given that opens it, of " + operation.schemes());
                    continue;
                }
                Caller caller = new Caller(client, service, headers);
                for (WrongAddress one : of(operation)) {
                    one.complaint(caller).ifPresent(complaints::add);
                }
                if (operation.changesNothing()) {
                    complaints.addAll(complaintsOfNothing(caller, operation));
                }
            }
            return complaints;
        } catch (IOException noAnswer) {
            throw new IllegalStateException("there was no answer, after " + complaints, noAnswer);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private List<String> complaintsOfNothing(Caller caller, DescribedOperation operation)
            throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        for (DescribedParameter parameter : operation.parameters()) {
            if (!parameter.isInPath()) {
                String address = operation.address(parameter, "", values);
                String empty = caller.call(operation, address).gist();
                String absent = caller.call(operation, operation.addressWithout(parameter, values))
                        .gist();
                if (!empty.equals(absent)) {
                    complaints.add(operation.method() + " " + address + ": " + absent + " is due, as without "
                            + parameter.name() + ", not " + empty);
                }
            }
        }
        return complaints;
    }

    private List<WrongAddress> of(DescribedOperation operation) {
        Stream<WrongAddress> described = operation.parameters().stream()
                .flatMap(wrong -> WrongValue.of(wrong).stream()
                        .map(value -> new WrongAddress(
                                operation, wrong, value, operation.address(wrong, value.text(), values))));
        return Stream.concat(described, Stream.of(undescribed(operation))).toList();
    }

    /** With a NUL in a parameter that the operation does not have. */
    private WrongAddress undescribed(DescribedOperation operation) {
        DescribedParameter undescribed = new DescribedParameter("undescribed", false, false, Map.of(), null);
        return new WrongAddress(
                operation,
                undescribed,
                WrongValue.NUL,
                operation.with(undescribed).address(undescribed, WrongValue.NUL.text(), values));
    }

    private Optional<Map<String, String>> headers(DescribedOperation operation) {
        return operation.schemes().isEmpty()
                ? Optional.of(Map.of())
                : operation.schemes().stream()
                        .map(credentials::get)
                        .filter(Objects::nonNull)
                        .findFirst();
    }
}
