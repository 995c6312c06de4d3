// last_hour of 
