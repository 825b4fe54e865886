#!/usr/bin/env bash
# A made-up shop for compose.yaml: a year of history at once, then orders as they come, until it is stopped.
#
#   generator.sh BOOTSTRAP_SERVERS TOPIC
set -euo pipefail
customers=500

# Everybody buys in a cycle of his own, 3 to 40 days; every third stopped at some time of the year.
history() {
    awk -v now="$(date +%s)" -v customers="$customers" 'BEGIN {
        srand(now)
        for (c = 0; c < customers; c++) {
            cycle = 3 + rand() * 37
            end = now - (c % 3 == 0 ? rand() * 300 : 0) * 86400
            for (at = now - (365 - rand() * cycle) * 86400; at < end; at += cycle * (0.7 + rand() * 0.6) * 86400)
                printf "%d\tc-%d\t%d\n", at, c, 100 + rand() * 9900
        }
    }' | sort -n
}

orders() {
    history
    while true; do
        echo "$(date +%s)	c-$((RANDOM % customers))	$((100 + RANDOM % 9900))"
        sleep 1
    done
}

# The customer is the key, so that his orders stay in one partition.
orders | awk -F '\t' '{
    printf "%s\t{\"orderId\":\"o-%d-%d\",\"customerId\":\"%s\",\"occurredAt\":%d000,\"amount\":%.2f}\n", $2, $1, NR, $2, $1, $3 / 100
    fflush()
}' | exec /opt/kafka/bin/kafka-console-producer.sh --bootstrap-server "$1" --topic "$2" \
    --property parse.key=true --property key.separator=$'\t'
