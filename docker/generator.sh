#!/usr/bin/env bash
# A made-up shop for compose.yaml: a year of history at once, then an order a second, until it is stopped.
#
#   generator.sh BOOTSTRAP_SERVERS TOPIC
set -euo pipefail
customers=500

# Each customer buys in their own cycle of 3 to 40 days; every third stopped at some time of the year. The customer is the key,
# so that their orders stay in one partition.
history() {
    awk -v now="$(date +%s)" -v customers="$customers" 'BEGIN {
        srand(now)
        for (c = 0; c < customers; c++) {
            cycle = 3 + rand() * 37
            end = now - (c % 3 == 0 ? rand() * 300 : 0) * 86400
            for (at = now - (365 - rand() * cycle) * 86400; at < end; at += cycle * (0.7 + rand() * 0.6) * 86400)
                printf "%d\tc-%d\t%d\n", at, c, 100 + rand() * 9900
        }
    }' | sort -n | awk -F '\t' '{
        printf "%s\t{\"orderId\":\"h-%d-%d\",\"customerId\":\"%s\",\"occurredAt\":%d000,\"amount\":%.2f}\n", \
            $2, $1, NR, $2, $1, $3 / 100
    }'
}

# Not by awk, which may wait for a full buffer before it looks at a line.
orders() {
    history
    while true; do
        at=$(date +%s)
        customer=c-$((RANDOM % customers))
        printf '%s\t{"orderId":"o-%d-%d","customerId":"%s","occurredAt":%d000,"amount":%d.%02d}\n' \
            "$customer" "$at" "$RANDOM" "$customer" "$at" $((1 + RANDOM % 99)) $((RANDOM % 100))
        sleep 1
    done
}

orders | exec /opt/kafka/bin/kafka-console-producer.sh --bootstrap-server "$1" --topic "$2" \
    --property parse.key=true --property key.separator=$'\t'
