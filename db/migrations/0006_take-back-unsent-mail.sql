grant delete on outbox to portico_app;
