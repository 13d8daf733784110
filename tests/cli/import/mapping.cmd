fcm import village.qde -o study --claims links --save-mapping mapping.yaml
show mapping.yaml
fcm import village.qde -o again --mapping mapping.yaml
show again/claims.csv
