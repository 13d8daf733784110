fcm import village.qde -o study --claims links,arrows
show study/claims.csv
show study/respondents.csv
show study/conversations.csv
mode study/claims.csv
