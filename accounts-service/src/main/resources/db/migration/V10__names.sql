-- request_id is the id of an HTTP request, everywhere; a request for an account type has a name of its own.

alter table account_type_requests rename column request_id to account_type_request_id;

drop trigger audit_request on account_type_requests;
create trigger audit_request after insert or update or delete on account_type_requests
    for each row execute function audit('account_type_request', 'user_id', 'account_type_request_id', 'requested_type',
                                        'state', 'reason');
