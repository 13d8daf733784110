fcm import claims.csv -o study
fcm import village.qde study -o both --claims quotations
show both/claims.csv
