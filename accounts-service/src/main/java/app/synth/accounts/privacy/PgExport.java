package app.synth.accounts.privacy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Everything that this service keeps on one person, as of one instant. Of others it says what they are, not who; of keys
 * and codes it leaves out what could be tried.
 */
@ApplicationScoped
class PgExport {
    private static final String EXPORT = """
            with customers as (
                select * from accounts.payment_customers where user_id = $1
            )
            select json_build_object(
                'exported_at', to_json(statement_timestamp()),
                'profile', (select to_jsonb(profile) from accounts.profiles as profile where user_id = $1),
                'verified_addresses', array(
                    select to_jsonb(proved) from accounts.verified_addresses as proved
                    where user_id = $1 order by verified_at),
                'verifications_begun', array(
                    select to_jsonb(code) - 'code_hash' from accounts.verification_codes as code
                    where user_id = $1 order by expires_at),
                'verification_sendings', array(
                    select to_jsonb(sending) from accounts.verification_sendings as sending
                    where user_id = $1 order by sent_at),
                'account_type_requests', array(
                    select to_jsonb(request) || jsonb_build_object(
                               'decided_by', case when decided_by = $1 then $1::text when decided_by is not null then 'admin' end)
                    from accounts.account_type_requests as request where user_id = $1 order by created_at),
                'claims', array(
                    select to_jsonb(claim) || jsonb_build_object(
                               'decided_by', case when decided_by = $1 then $1::text when decided_by is not null then 'admin' end)
                    from accounts.ownership_claims as claim where user_id = $1 order by created_at),
                'payment_customers', array(select to_jsonb(customer) from customers as customer order by linked_at),
                'subscriptions', array(
                    select to_jsonb(subscription)
                    from accounts.subscriptions as subscription join customers using (provider, customer_id)
                    order by subscription.happened_at),
                'payment_events', array(
                    select to_jsonb(event)
                    from accounts.payment_events as event join customers using (provider, customer_id)
                    order by event.happened_at),
                'api_keys', array(
                    select to_jsonb(api_key) - 'key_hash' from accounts.api_keys as api_key
                    where user_id = $1 order by created_at),
                'sql_readers', array(
                    select to_jsonb(reader) from accounts.sql_readers as reader where user_id = $1 order by added_at),
                'deletion_request', (
                    select to_jsonb(request) from accounts.deletion_requests as request where user_id = $1),
                'account_events', array(
                    select to_jsonb(event) - 'tx' from accounts.account_events as event
                    where user_id = $1 order by event_id),
                'audit', array(
                    select to_jsonb(change) || jsonb_build_object(
                        'actor',
                        case
                            when actor_kind = 'user' and actor = $1::text then actor
                            when actor_kind = 'api_key' and exists (
                                select from accounts.api_keys as own where own.key_id::text = actor and own.user_id = $1)
                                then actor
                            when actor_kind in ('payment_provider', 'service') then actor_kind
                            else 'admin'
                        end)
                    from accounts.audit_log as change where user_id = $1 order by occurred_at, audit_id)
            )::text
            """;

    private final Pool pool;

    PgExport(Pool pool) {
        this.pool = pool;
    }

    /** A JSON object. */
    Uni<String> of(UUID user) {
        return pool.preparedQuery(EXPORT)
                .execute(Tuple.of(user))
                .map(rows -> rows.iterator().next().getString(0));
    }
}
