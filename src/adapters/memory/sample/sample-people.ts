/** First name, last name, and the login made of them. */
export type SamplePerson = readonly [firstName: string, lastName: string, login: string];

const lines = `
Amara|Okonkwo|amara.okonkwo
Jonas|Lindqvist|jonas.lindqvist
María José|Fernández de la Vega y Rodríguez-Santamaría|mj.fernandez
Wei|Zhang|wei.zhang
Aisha|Al-Farsi|aisha.alfarsi
Siobhán|O’Callaghan|siobhan.ocallaghan
نور|الحسيني|nour.alhusseini
Tomasz|Wójcik|tomasz.wojcik
Priya|Venkataraman|priya.venkataraman
Kwame|Mensah|kwame.mensah
美咲|佐藤|misaki.sato
Léa|Dubois|lea.dubois
Oluwaseun|Adebayo|oluwaseun.adebayo
Bjørn|Håkonsen|bjorn.hakonsen
Leilani|Kealoha|leilani.kealoha
Дмитрий|Соколов|dmitry.sokolov
Ana|López|ana.lopez
Ana|López|ana.lopez.2
Mehmet|Yıldırım|mehmet.yildirim
Hannah|Goldschmidt|hannah.goldschmidt
שירה|כהן|shira.cohen
Nguyễn|Thị Minh Khai|nguyen.minhkhai
Takumi|Yamamoto|takumi.yamamoto
Fatoumata|Diallo|fatoumata.diallo
Giulia|De Santis|giulia.desantis
Ólafur|Þorsteinsson|olafur.thorsteinsson
Chidi|Nwosu|chidi.nwosu
Katarzyna|Szczepańska|katarzyna.szczepanska
Ibrahim|Traoré|ibrahim.traore
Mei-Ling|Chen|meiling.chen
Lukas|Zimmermann|lukas.zimmermann
Rosalind|Featherstonehaugh-Cholmondeley|rosalind.fc
Ελένη|Παπαδοπούλου|eleni.papadopoulou
Mateus|da Silva Carvalho|mateus.carvalho
Noor|van den Berg|noor.vandenberg
Jin-ho|Park|jinho.park
فرهاد|رضایی|farhad.rezaei
Zanele|Dlamini|zanele.dlamini
Emil|Sørensen|emil.sorensen
Camila|Quispe Huamán|camila.quispe
Arjun|Mukherjee|arjun.mukherjee
Sofia|Bergström|sofia.bergstrom
Makoa|Tui|makoa.tui
Олена|Шевченко|olena.shevchenko
Patrick|Byrne|patrick.byrne
Thandiwe|Nkosi|thandiwe.nkosi
Yusuf|Demir|yusuf.demir
Aroha|Ngata|aroha.ngata
Václav|Dvořák|vaclav.dvorak
สมชาย|ศรีสุวรรณ|somchai.srisuwan
Isabelle|Lefèvre-Marchand|isabelle.lefevre
Gáspár|Szabó|gaspar.szabo
Winona|Redcloud|winona.redcloud
Raj|Patel|raj.patel
Ingrid|Östlund|ingrid.ostlund
Nikau|Parata|nikau.parata
Beatriz|Gonçalves|beatriz.goncalves
Hamza|Benali|hamza.benali
Mirela|Ionescu|mirela.ionescu
지우|김|jiwoo.kim
Tariq|Hassan|tariq.hassan
Linnéa|Virtanen|linnea.virtanen
Sina|Tuilagi|sina.tuilagi
Joaquín|Herrera|joaquin.herrera
Abeba|Tesfaye|abeba.tesfaye
Zoë|Vermeulen|zoe.vermeulen
Bartholomew Maximilian Alexander|Wolfeschlegelsteinhausenbergerdorff-Montgomery|bartholomew.wolfeschlegel
`;

/** The sixty-seven people of the sample company: names from many places, long ones, right-to-left ones, and two alike. */
export const samplePeople: readonly SamplePerson[] = lines
  .trim()
  .split('\n')
  .map((line) => line.split('|') as unknown as SamplePerson);
