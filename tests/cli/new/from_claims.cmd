fcm new mine --from claims.csv
show mine/project.yaml
fcm check mine
